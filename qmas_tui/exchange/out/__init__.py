"""Files for others: tables, calendars and documents."""
