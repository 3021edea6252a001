"""The ledger: every act and every read of a personal record, in a log that cannot be changed unseen."""
