"""The database: tables, migrations and the stores of the ports."""
