"""A hundred broken entries: the mistakes that contributors make, each in an entry that is otherwise right."""
