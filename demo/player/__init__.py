"""A small course player on xblock-sdk's runtime: shows the built archive, keeps what learners do."""
