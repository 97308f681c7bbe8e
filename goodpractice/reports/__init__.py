"""Problems printed: for people, as JSON, as annotations, as SARIF."""
