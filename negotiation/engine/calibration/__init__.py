"""The model against history: cases, the fitted walk-away ladder, anchored results, back-tests."""
