using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Tests.Core.Templates;

/// <summary>What WhatsApp takes, and how refusals name the limit.</summary>
public sealed class WhatsAppRulesTests
{
    private static readonly ApprovedContent Order = new("Hi {{1}}, {{2}}")
    {
        Header = new ApprovedHeader("image"), Buttons = [new ApprovedButton(ApprovedButton.Reply, "Yes"), new ApprovedButton(ApprovedButton.Link, "Open", "https://a.example/{{1}}")],
    };

    [Fact]
    public void Every_limit_of_a_session_message_is_named()
    {
        var words = new WhatsAppWords
        {
            Replies = ["A", "A", new string('r', 21), ""],
            List = new WhatsAppList(new string('l', 21), [new WhatsAppChoice(new string('t', 25), new string('d', 73)), new WhatsAppChoice("{{first_name}}")]),
        };

        var errors = Errors(new TemplateInput("T", Channel.WhatsApp, TemplateKind.Message, null, null, new string('x', 1025)) { WhatsApp = words });

        Assert.Equal(
            [
                "text must be at most 1024 characters with buttons, a list or a file", "whatsApp.replies must be at most 3 buttons", "whatsApp.replies must be different from each other",
                "whatsApp.replies[2] must be at most 20 characters", "whatsApp.replies[3] must not be empty", "whatsApp.list.label must be at most 20 characters",
                "whatsApp.list.rows[0].title must be at most 24 characters", "whatsApp.list.rows[0].description must be at most 72 characters",
                "whatsApp.list.rows[1].title must be plain words without variables",
            ],
            errors);
    }

    [Fact]
    public void A_list_has_ten_rows_at_most_and_words_alone_4096_characters()
    {
        var rows = Enumerable.Range(1, 11).Select(number => new WhatsAppChoice($"Row {number}")).ToList();
        Assert.Equal(["whatsApp.list.rows must be 1 to 10 rows"], Errors(Message("Hi") with { WhatsApp = new WhatsAppWords { List = new WhatsAppList("Choose", rows) } }));
        Assert.Empty(Errors(Message("Hi") with { WhatsApp = new WhatsAppWords { List = new WhatsAppList("Choose", [.. rows.Take(10)]) } }));
        Assert.Empty(Errors(Message(new string('x', 4096))));
        Assert.Equal(["text must be at most 4096 characters"], Errors(Message(new string('x', 4097))));
    }

    [Fact]
    public void A_file_goes_with_words_alone()
    {
        Guid[] file = [Guid.Empty];

        Assert.Empty(Errors(Message(new string('x', 1024)) with { Attachments = file }));
        Assert.Equal(["text must be at most 1024 characters with buttons, a list or a file"], Errors(Message(new string('x', 1025)) with { Attachments = file }));
        Assert.Equal(
            ["attachments must be empty: WhatsApp shows no file beside buttons or a list"],
            Errors(Message("Hi") with { Attachments = file, WhatsApp = new WhatsAppWords { Replies = ["Yes"] } }));
        Assert.Equal(
            ["attachments must be empty: an approved template brings its own file"],
            Errors(Message("") with { Attachments = file, WhatsApp = new WhatsAppWords { Approved = new ApprovedUse(Guid.Empty, new Dictionary<string, string>()) } }));
    }

    [Fact]
    public void Only_messages_of_sequences_go_by_WhatsApp()
        => Assert.Equal(["kind must be message: requests and reminders go by email or SMS"], Errors(Message("Hi") with { Kind = TemplateKind.Request }));

    [Fact]
    public void Each_place_needs_a_value_and_no_other()
    {
        var use = new ApprovedUse(Guid.Empty, new Dictionary<string, string> { ["body.1"] = "Ann", ["body.2"] = " ", ["header"] = "https://a.example/p.jpg", ["body.9"] = "x" });

        Assert.Equal(
            ["whatsApp.approved.values.body.2", "whatsApp.approved.values.button.1", "whatsApp.approved.values.body.9"],
            WhatsAppRules.Problems(Order, use).Select(error => error.Field));
    }

    [Fact]
    public void Places_are_filled_in_by_part()
    {
        var values = new Dictionary<string, string> { ["body.1"] = "Ann", ["body.2"] = "welcome" };
        var content = Order with { Header = new ApprovedHeader(ApprovedHeader.Words, "Order {{1}}"), Footer = "Bye" };

        Assert.Equal("Order {{1}}\n\nHi Ann, welcome\n\nBye", WhatsAppPlaces.Whole(content, values));
        Assert.Equal("Order Ann\n\nHi Ann, welcome\n\nBye", WhatsAppPlaces.Whole(content with { OneList = true }, values));
    }

    private static TemplateInput Message(string text) => new("T", Channel.WhatsApp, TemplateKind.Message, null, null, text);

    private static IEnumerable<string> Errors(TemplateInput input) => WhatsAppRules.Problems(input).Select(error => $"{error.Field} {error.Message}");
}
