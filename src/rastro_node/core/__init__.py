"""What every room of the node stands on: records, rules, jobs, tables, errors at the edge."""
