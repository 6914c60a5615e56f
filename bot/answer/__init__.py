"""A question to a cited answer, or an honest refusal: what is asked, what is found, who is speaking, what holds to
the question, its thread, and the telling. Each room imports only from those before it."""
