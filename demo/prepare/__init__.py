"""What must be there before the first page: tables, keys, course, programme, people, a little history."""
