using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Infrastructure.Channels.Sandbox;

/// <summary>Samples of the Sandbox's own, so that templates can be tried without a provider. Their names say so; no provider knows them.</summary>
internal sealed class SandboxCatalogue : ITemplateCatalogue
{
    private const string Utility = "UTILITY";

    public static IReadOnlyList<ListedTemplate> Samples { get; } =
    [
        Sample("sandbox_order_delivered", Utility, new ApprovedContent("Hi {{1}}, your order {{2}} has arrived. How do you like it?")
        {
            Footer = "Sample of the Sandbox",
            Buttons = [new ApprovedButton(ApprovedButton.Reply, "I like it"), new ApprovedButton(ApprovedButton.Reply, "Something is wrong")],
        }),
        Sample("sandbox_appointment_reminder", Utility, new ApprovedContent("Hello {{1}}, this is {{2}}. We look forward to seeing you soon.")
        {
            Header = new ApprovedHeader(ApprovedHeader.Words, "Your appointment"),
            Footer = "Sample of the Sandbox",
            Buttons = [new ApprovedButton(ApprovedButton.Reply, "Confirm"), new ApprovedButton(ApprovedButton.Call, "Call us", "+15555550100")],
        }),
        Sample("sandbox_review_link", "MARKETING", new ApprovedContent("Hi {{1}}, would you tell others about {{2}}?")
        {
            Header = new ApprovedHeader("image"),
            Footer = "Sample of the Sandbox",
            Buttons = [new ApprovedButton(ApprovedButton.Link, "Write a review", "https://shop.example.com/review/{{1}}")],
        }),
    ];

    public string Provider => ChannelAccount.SandboxProvider;

    public Task<CatalogueAnswer> ReadAsync(ChannelAccountSettings account, string number, CancellationToken cancellationToken)
        => Task.FromResult<CatalogueAnswer>(new CatalogueAnswer.Listed(Samples));

    private static ListedTemplate Sample(string name, string category, ApprovedContent content)
        => new(name, name, "en", category, ApprovalStatus.Approved, null, null, content);
}
