"""From a contract to what would follow: integration, cost, the walk-away ladder, and why."""
