using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;

namespace FollowUp.Core.Delivery.TemplateTests;

/// <summary>Makes a test of a template and hands it over, past the queue.</summary>
public sealed class TemplateTestMessage(MessageComposer composer, HandOver handOver)
{
    private const string Mark = "[Test] ";

    /// <param name="message">Of <see cref="OriginKind.Test"/>, so that its links stay as they are.</param>
    /// <exception cref="TemplateException">The template cannot be filled in, or the words get too long.</exception>
    public ReadyMessage Compose(QueuedMessage message, string to, OrganizationProfile organization, TemplateSource template, ChannelRoute route)
    {
        var composed = composer.Compose(message, to, organization, template, route);
        return new ReadyMessage(message, Guid.Empty, route, null, Marked(composed.Outbound), composed.Links) { Files = composed.Files };
    }

    /// <summary>Hands it over once; never tried again. An account's circuit learns nothing of it.</summary>
    /// <returns>With the provider's reference, if it gave one.</returns>
    public async Task<(TemplateTestResult Result, string? Reference)> SendAsync(ReadyMessage ready, CancellationToken cancellationToken)
    {
        var said = await handOver.TryAsync(ready, cancellationToken);
        var (outcome, words) = TestMessage.Said(said);
        return (new TemplateTestResult(outcome, ready.Route.Provider, words), (said as SendOutcome.Accepted)?.ProviderMessageId);
    }

    /// <summary>WhatsApp lets nothing be added to an approved template. The contact's name does not belong to the address.</summary>
    private static OutboundMessage Marked(OutboundMessage message) => message switch
    {
        { Subject: { } subject } => message with { Subject = Mark + subject, ToName = null },
        { WhatsApp: WhatsAppContent.Template } => message with { ToName = null },
        _ => message with { Text = Mark + message.Text, ToName = null },
    };
}
