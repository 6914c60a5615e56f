"""Text models behind the TextModel port: any endpoint that speaks OpenAI's chat completions."""
