namespace FollowUp.Web.Endpoints;

/// <summary>Answers to people where a whole page would be too much.</summary>
internal static class PlainPages
{
    public static IResult UnknownLink { get; } = Say(StatusCodes.Status404NotFound, "This link does not work", "Part of it may be missing. Open it from the message once more.");

    public static IResult UnknownPage { get; } = Say(StatusCodes.Status404NotFound, "This page is not there", "It was taken down, or part of its address is missing.");

    public static IResult Say(int status, string title, string text) => Results.Content(
        $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{title}</title></head>
        <body style="font:16px/1.5 system-ui,sans-serif;margin:15vh auto;max-width:30em;padding:0 1em;color:#1a1b1f"><main><h1 style="font-size:1.5em">{title}</h1><p>{text}</p></main></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);
}
