"""Why a date or a finding is what it is, one question a file."""
