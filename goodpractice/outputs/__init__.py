"""Files beside the pages: sitemap, structured data, social images, style sheet."""
