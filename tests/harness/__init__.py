"""What the tests stand on: a PostgreSQL, copies of a migrated template."""
