"""Explains a date or a finding: one question a file, put together by `page`."""
