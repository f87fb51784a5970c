namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>Bodies by path, as documented at https://www.infobip.com/docs/api.</summary>
internal static class InfobipShapes
{
    private static readonly Shape To = Shape.Digits(5);

    private static readonly Shape Webhooks = Shape.Record(
        ("delivery?", Shape.Record(("url", Shape.Address), ("intermediateReport?", Shape.Flag), ("notify?", Shape.Flag))),
        ("contentType?", Shape.OneOf("application/json", "application/xml")),
        ("callbackData?", Shape.Short(4000)));

    private static readonly Shape Header = Shape.ByField("type",
        ("IMAGE", Shape.Record(("type", Shape.Text), ("mediaUrl", Shape.Address))),
        ("VIDEO", Shape.Record(("type", Shape.Text), ("mediaUrl", Shape.Address))),
        ("DOCUMENT", Shape.Record(("type", Shape.Text), ("mediaUrl", Shape.Address), ("filename?", Shape.Text))),
        ("TEXT", Shape.Record(("type", Shape.Text), ("placeholder", Shape.Text))));

    private static readonly Shape Template = Shape.Record(
        ("templateName", Shape.Text),
        ("templateData", Shape.Record(
            ("body", Shape.Record(("placeholders", Shape.Many(Shape.Text)))),
            ("header?", Header),
            ("buttons?", Shape.Many(Shape.Record(("type", Shape.OneOf("QUICK_REPLY", "URL")), ("parameter", Shape.Text)))))),
        ("language", Shape.Text));

    private static readonly Shape Menu = Shape.Record(
        ("body", Shape.Record(("text", Shape.Short(1024)))),
        ("action", Shape.Record(
            ("title", Shape.Short(20)),
            ("sections", Shape.Many(
                Shape.Record(("title?", Shape.Short(24)), ("rows", Shape.Many(Shape.Record(("id", Shape.Short(200)), ("title", Shape.Short(24)), ("description?", Shape.Short(72))), 10))),
                10)))));

    public static IReadOnlyDictionary<string, Shape> Bodies { get; } = new Dictionary<string, Shape>
    {
        ["/sms/3/messages"] = Bulk(Shape.Record(("text", Shape.Text))),
        ["/mms/2/messages"] = Bulk(Shape.Record(("title?", Shape.Text), ("messageSegments", Shape.Many(Shape.ByField("type",
            ("TEXT", Shape.Record(("type", Shape.Text), ("text", Shape.Text))),
            ("LINK", Shape.Record(("type", Shape.Text), ("contentUrl", Shape.Address), ("contentType?", Shape.Text), ("contentId?", Shape.Text)))))))),
        ["/whatsapp/1/message/template"] = Shape.Record(("messages", Shape.Many(Single(Template)))),
        ["/whatsapp/1/message/text"] = Single(Shape.Record(("text", Shape.Short(4096)), ("previewUrl?", Shape.Flag))),
        ["/whatsapp/1/message/image"] = Single(Shape.Record(("mediaUrl", Shape.Address), ("caption?", Shape.Short(3000)))),
        ["/whatsapp/1/message/video"] = Single(Shape.Record(("mediaUrl", Shape.Address), ("caption?", Shape.Short(3000)))),
        ["/whatsapp/1/message/audio"] = Single(Shape.Record(("mediaUrl", Shape.Address))),
        ["/whatsapp/1/message/document"] = Single(Shape.Record(("mediaUrl", Shape.Address), ("caption?", Shape.Short(3000)), ("filename?", Shape.Short(240)))),
        ["/whatsapp/1/message/location"] = Single(Shape.Record(("latitude", Shape.Number), ("longitude", Shape.Number), ("name?", Shape.Short(1000)), ("address?", Shape.Short(1000)))),
        ["/whatsapp/1/message/interactive/buttons"] = Single(Shape.Record(
            ("body", Shape.Record(("text", Shape.Short(1024)))),
            ("action", Shape.Record(("buttons", Shape.Many(Shape.Record(("type", Shape.OneOf("REPLY")), ("id", Shape.Short(256)), ("title", Shape.Short(20))), 3)))))),
        ["/whatsapp/1/message/interactive/list"] = Single(Menu),
    };

    private static Shape Bulk(Shape content) => Shape.Record(("messages", Shape.Many(Shape.Record(
        ("sender", Shape.Text),
        ("destinations", Shape.Many(Shape.Record(("to", To), ("messageId?", Shape.Short(200))))),
        ("content", content),
        ("webhooks?", Webhooks)))));

    private static Shape Single(Shape content) => Shape.Record(
        ("from", Shape.Digits(5)), ("to", To), ("messageId?", Shape.Short(100)), ("content", content), ("callbackData?", Shape.Short(4000)), ("notifyUrl?", Shape.Address));
}
