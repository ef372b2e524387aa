"""TinyDB on SQLite: each document is a row, so an edit costs the same at any size.

    from qmas_tui.tinysqlite import SqliteStorage, SqliteTable

    class Database(TinyDB):
        table_class = SqliteTable

    db = Database("file.db", storage=SqliteStorage)

insert, insert_multiple, all, iteration, len, search, get, contains, count, update,
update_multiple, upsert, remove, truncate, tables, drop_table, drop_tables, document ids
and queries in all their forms work as TinyDB 4.9 documents them. Each operation is one
transaction, on disk when it returns; `SqliteStorage.transaction` makes several one.

What differs from TinyDB's own storages:

- A document is kept as JSON, as by TinyDB's `JSONStorage`, without NaN or infinities;
  documents come in the order of their numbers.
- An operation that raises changes nothing, where `MemoryStorage` may be half changed.
- A new document gets a number that is free, whatever numbers were given by hand before.
- There is no query cache, for another program may write at any moment.
- Middlewares would hide the methods that the table needs: they are not supported.

With TinyDB's own `Table` class everything works too, but each operation reads the whole
database first, and only the rows that differ are written.
"""

from qmas_tui.tinysqlite.refusals import is_busy, is_damage, is_unsynced, reason
from qmas_tui.tinysqlite.storage import MEMORY, SqliteStorage, pack_into
from qmas_tui.tinysqlite.table import SqliteTable, erase_rows

__all__ = [
    "MEMORY",
    "SqliteStorage",
    "SqliteTable",
    "erase_rows",
    "is_busy",
    "is_damage",
    "is_unsynced",
    "pack_into",
    "reason",
]
