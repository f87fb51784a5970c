namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>Messages as documented at https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages.</summary>
internal static class MetaShapes
{
    private static readonly Shape Image = Shape.Record(("link", Shape.Address), ("caption?", Shape.Short(1024)));
    private static readonly Shape Document = Shape.Record(("link", Shape.Address), ("caption?", Shape.Short(1024)), ("filename?", Shape.Text));

    private static readonly Shape Parameter = Shape.ByField("type",
        ("text", Shape.Record(("type", Shape.Text), ("text", Shape.Text), ("parameter_name?", Shape.Text))),
        ("payload", Shape.Record(("type", Shape.Text), ("payload", Shape.Text))),
        ("image", Shape.Record(("type", Shape.Text), ("image", Image))),
        ("video", Shape.Record(("type", Shape.Text), ("video", Image))),
        ("document", Shape.Record(("type", Shape.Text), ("document", Document))));

    private static readonly Shape Component = Shape.ByField("type",
        ("header", Shape.Record(("type", Shape.Text), ("parameters", Shape.Many(Parameter, 1)))),
        ("body", Shape.Record(("type", Shape.Text), ("parameters", Shape.Many(Parameter)))),
        ("button", Shape.Record(("type", Shape.Text), ("sub_type", Shape.OneOf("quick_reply", "url")), ("index", Shape.Digits(1)), ("parameters", Shape.Many(Parameter, 1)))));

    private static readonly Shape Words = Shape.Record(("text", Shape.Short(1024)));

    private static readonly Shape Interactive = Shape.ByField("type",
        ("button", Shape.Record(
            ("type", Shape.Text),
            ("body", Words),
            ("action", Shape.Record(("buttons", Shape.Many(Shape.Record(("type", Shape.OneOf("reply")), ("reply", Shape.Record(("id", Shape.Short(256)), ("title", Shape.Short(20))))), 3)))))),
        ("list", Shape.Record(
            ("type", Shape.Text),
            ("body", Words),
            ("action", Shape.Record(
                ("button", Shape.Short(20)),
                ("sections", Shape.Many(
                    Shape.Record(("title?", Shape.Short(24)), ("rows", Shape.Many(Shape.Record(("id", Shape.Short(200)), ("title", Shape.Short(24)), ("description?", Shape.Short(72))), 10))),
                    10)))))));

    public static Shape Message { get; } = Shape.ByField("type",
        Of("text", Shape.Record(("preview_url?", Shape.Flag), ("body", Shape.Short(4096)))),
        Of("image", Image),
        Of("video", Image),
        Of("audio", Shape.Record(("link", Shape.Address))),
        Of("document", Document),
        Of("location", Shape.Record(("latitude", Shape.Number), ("longitude", Shape.Number), ("name?", Shape.Text), ("address?", Shape.Text))),
        Of("interactive", Interactive),
        Of("template", Shape.Record(("name", Shape.Text), ("language", Shape.Record(("code", Shape.Text), ("policy?", Shape.OneOf("deterministic")))), ("components?", Shape.Many(Component)))));

    private static (string, Shape) Of(string type, Shape content) => (type, Shape.Record(
        ("messaging_product", Shape.OneOf("whatsapp")), ("recipient_type?", Shape.OneOf("individual")), ("to", Shape.Text),
        ("type", Shape.Text), (type, content), ("biz_opaque_callback_data?", Shape.Short(512))));
}
