"""The model card and the page of sources, made from the model's own tables."""
