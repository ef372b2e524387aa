"""The case page, put together by `page`: one file a tab, and sections they share."""
