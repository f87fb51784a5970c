namespace FollowUp.Core.Analytics;

/// <summary>How far an organization has come with being set up.</summary>
/// <param name="IsDemo">It shows the product with invented data.</param>
/// <param name="EmailGoesToSandbox">The preferred e-mail account is the Sandbox: nothing leaves the product.</param>
/// <param name="OwnEmailAccount">An e-mail account of a real provider is set up and enabled.</param>
/// <param name="WebhookReceived">A correctly signed webhook came in.</param>
/// <param name="CampaignActive">A request campaign is active.</param>
/// <param name="RequestSent">A request was sent.</param>
public sealed record SetupState(
    bool IsDemo,
    bool EmailGoesToSandbox,
    bool OwnEmailAccount,
    bool WebhookReceived,
    bool CampaignActive,
    bool RequestSent)
{
    /// <summary>Marketing e-mails can say where they come from; sequences that send such are not published without.</summary>
    public bool HasPostalAddress { get; init; }
}
