"""What a reading becomes: pages, briefs, exports."""
