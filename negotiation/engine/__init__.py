"""The scoring engine: from a contract to what would follow, with reasons. Pure, no IO, no clock."""
