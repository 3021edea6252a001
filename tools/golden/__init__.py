"""Golden vectors: what each file holds, made from fixed keys and a fixed moment."""
