namespace FollowUp.Core.Media;

/// <summary>
/// Every kind of file that is taken. All else is refused: programs and scripts, archives, which hide them, documents with
/// macros, and pages that a browser would run (HTML, SVG).
/// </summary>
public static class MediaKinds
{
    public static readonly MediaKind Jpeg = new("image/jpeg", "a JPEG picture", ".jpg", ".jpeg");
    public static readonly MediaKind Png = new("image/png", "a PNG picture", ".png");
    public static readonly MediaKind Gif = new("image/gif", "a GIF picture", ".gif");
    public static readonly MediaKind WebP = new("image/webp", "a WebP picture", ".webp");
    public static readonly MediaKind Pdf = new("application/pdf", "a PDF document", ".pdf");
    public static readonly MediaKind Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a Word document", ".docx");
    public static readonly MediaKind Excel = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel sheet", ".xlsx");
    public static readonly MediaKind PowerPoint = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", "a PowerPoint presentation", ".pptx");
    public static readonly MediaKind Mp4 = new("video/mp4", "an MP4 film", ".mp4");
    public static readonly MediaKind ThreeGp = new("video/3gpp", "a 3GP film", ".3gp");
    public static readonly MediaKind M4A = new("audio/mp4", "an MP4 recording", ".m4a");
    public static readonly MediaKind Mp3 = new("audio/mpeg", "an MP3 recording", ".mp3");
    public static readonly MediaKind Ogg = new("audio/ogg", "an Ogg recording", ".ogg", ".opus");
    public static readonly MediaKind Amr = new("audio/amr", "an AMR recording", ".amr");
    public static readonly MediaKind Aac = new("audio/aac", "an AAC recording", ".aac");
    public static readonly MediaKind Calendar = new("text/calendar", "a calendar entry", ".ics");
    public static readonly MediaKind Card = new("text/vcard", "a visiting card", ".vcf");
    public static readonly MediaKind Csv = new("text/csv", "a table as text", ".csv");
    public static readonly MediaKind Plain = new("text/plain", "plain text", ".txt");

    public static readonly IReadOnlyList<MediaKind> All =
        [Jpeg, Png, Gif, WebP, Pdf, Word, Excel, PowerPoint, Mp4, ThreeGp, M4A, Mp3, Ogg, Amr, Aac, Calendar, Card, Csv, Plain];

    /// <summary>Ends of names that file choosers are to offer.</summary>
    public static IEnumerable<string> Extensions => All.SelectMany(kind => kind.Extensions);

    /// <summary>Null for a type that is not taken.</summary>
    public static MediaKind? Of(string contentType) => All.FirstOrDefault(kind => kind.ContentType == contentType);
}
