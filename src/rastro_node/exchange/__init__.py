"""The post office between States: envelopes, peers, delivery, receipts. It knows no domain."""
