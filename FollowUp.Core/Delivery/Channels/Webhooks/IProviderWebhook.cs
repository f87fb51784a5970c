namespace FollowUp.Core.Delivery.Channels.Webhooks;

/// <summary>Reads what one provider sends about messages it took and messages it received. Pure: knows no database and no clock.</summary>
public interface IProviderWebhook
{
    /// <summary>Provider name as accounts have it, such as <c>twilio</c>.</summary>
    string Provider { get; }

    /// <summary>Checks the signature first, then reads the body. Never throws for what the other side sends.</summary>
    /// <param name="account">Account that the address belongs to; its secrets check the signature.</param>
    ProviderWebhookRead Read(ProviderWebhookRequest request, ChannelAccountSettings account);
}
