"""Who speaks in reports and for whom, and whose words a question asks for."""
