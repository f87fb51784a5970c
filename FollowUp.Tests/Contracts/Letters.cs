using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Contracts;

/// <summary>Messages of each channel.</summary>
internal static class Letters
{
    public const string Words = "How was it, Zoë? 😀 Tell us: https://shop.example/r/1";

    public static OutboundMessage Mail(Guid id) => new(
        id, Guid.Empty, Channel.Email, "ann@example.com", "Ann", "shop@shop.example", "The \"Shop\"", null, "How was it?", "<p>How was it?</p>", Words,
        new Dictionary<string, string>(), []);

    public static OutboundMessage FullMail(Guid id) => Mail(id) with
    {
        To = "ann@bücher.example",
        ToName = "Zoë \"Ann\" Müller",
        ReplyTo = "reply@shop.example",
        Subject = "Zoë, how was it? 😀",
        Headers = new Dictionary<string, string>
        {
            ["List-Unsubscribe"] = "<https://shop.example/u/1>",
            ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
        },
        Attachments =
        [
            new Attachment("Rechnung ü.pdf", "application/pdf", new byte[] { 1, 2, 3 }),
            new Attachment("logo.png", "image/png", new byte[] { 4, 5, 6 }, "logo"),
        ],
    };

    /// <summary>A mail with files whose every byte matters.</summary>
    public static OutboundMessage LadenMail(Guid id) => Mail(id) with
    {
        Attachments = [new Attachment("Rechnung ü.pdf", "application/pdf", SampleFiles.Pdf(300_000)), new Attachment("a.png", "image/png", SampleFiles.Png)],
    };

    public static OutboundMessage PlainMail(Guid id) => Mail(id) with { Html = null, FromName = null, ToName = null };

    public static OutboundMessage Text(Guid id) => new(
        id, Guid.Empty, Channel.Sms, "+14155552671", "Ann", "+14155550100", null, null, null, null, Words, new Dictionary<string, string>(), []);

    public static OutboundMessage Picture(Guid id) => Text(id) with { Media = [Image, new MediaLink(new Uri("https://shop.example/b.gif"), "image/gif")] };

    public static OutboundMessage WhatsApp(Guid id) => Text(id) with { Channel = Channel.WhatsApp };

    public static MediaLink Image { get; } = new(new Uri("https://shop.example/a.jpg?size=1&x=2"), "image/jpeg");

    public static WhatsAppContent.Template Template { get; } = new("order_delivered", "en_US", [new WhatsAppVariable("1", "Zoë"), new WhatsAppVariable("2", "1001")])
    {
        Sid = "HXaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    };

    public static WhatsAppContent.Template FullTemplate { get; } = Template with
    {
        Header = Image,
        ButtonValues = [new WhatsAppTemplateButton(0, OpensAddress: false, "yes"), new WhatsAppTemplateButton(1, OpensAddress: true, "r/1")],
    };

    public static WhatsAppContent Buttons { get; } = new WhatsAppContent.Buttons([new WhatsAppReply("good", "Good 😀"), new WhatsAppReply("bad", "Bad")]);

    public static WhatsAppContent Menu { get; } = new WhatsAppContent.Menu(
        "Choose", [new WhatsAppSection("Stars", [new WhatsAppRow("5", "Five"), new WhatsAppRow("4", "Four", "Nearly")]), new WhatsAppSection("Other", [new WhatsAppRow("no", "Not now")])]);

    public static WhatsAppContent Place { get; } = new WhatsAppContent.Location(48.1371m, 11.5754m, "The Shop", "Marienplatz 1, München");

    /// <summary>Whatever WhatsApp shows within the 24-hour window but buttons and menus.</summary>
    public static IEnumerable<OutboundMessage> Session(Func<Guid> nextId)
    {
        yield return WhatsApp(nextId());
        yield return WhatsApp(nextId()) with { Media = [Image] };
        yield return WhatsApp(nextId()) with { Text = "", Media = [new MediaLink(new Uri("https://shop.example/a.ogg"), "audio/ogg")] };
        yield return WhatsApp(nextId()) with { Media = [new MediaLink(new Uri("https://shop.example/a.mp4"), "video/mp4")] };
        yield return WhatsApp(nextId()) with { Media = [new MediaLink(new Uri("https://shop.example/a.pdf"), "application/pdf", "Bill.pdf")] };
        yield return WhatsApp(nextId()) with { WhatsApp = Place };
    }
}
