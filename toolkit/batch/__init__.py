"""Many reports, one engine; stopped and resumed without loss."""
