using System.Text.RegularExpressions;

namespace FollowUp.Web.Components.Shared;

/// <summary>Makes the document a mail is previewed in.</summary>
public static partial class MailDocument
{
    private const string Head =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'; font-src https: data:\">"
        + "<meta name=\"color-scheme\" content=\"light only\"><style>html{background:#fff}body{margin:0}</style>";

    /// <summary>The mail without scripts' reach and without the picture that tells its sender of an opening: a look here is none.</summary>
    public static string Of(string html) => Head + Pixels().Replace(html, "");

    [GeneratedRegex("""<img\b[^>]*\bsrc=["'][^"'>]*/t/o/[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Pixels();
}
