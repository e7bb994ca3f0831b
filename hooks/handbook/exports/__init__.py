"""The handbook for other programs: links.json for the portal, llms.txt and Markdown for in-house assistants."""
