"""Pages as other programs read them: values, their JSON, and its description in OpenAPI.

Everything here is pure. The build writes most answers as files; the others are made from those files.
"""
