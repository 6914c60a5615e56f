"""Attaché reads news, keeps it, and writes short cited briefings for channels that follow a topic.

Imports point down; verbs hold logic, nouns hold adapters; `ports` is the table of contents.

    __main__  cli                              the command line
    app                                        composition root: the only file that names adapters
    platforms                                  console | discord | slack: a package IS a platform
    service                                    commands, briefings, worker, schedule
    ingest | group | summarize | answer        verbs: they decide
    fetching | sources | storage | llm | queues | workers    nouns: they touch the world
    evidence                                   quotes, support checks, citations
    text                                       sentences, passages, names, attribution, dates: pure
    settings  logs  documents  prompts  materials
    ports                                      Protocols
    model                                      values and errors
"""
