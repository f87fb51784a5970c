using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>Composes a template as it would be sent, with an invented contact and order; nothing is stored or sent.</summary>
public sealed class TemplatePreview(MessageComposer composer, ITemplateRenderer renderer, SampleMessage sample, IOrganizations organizations)
{
    // As long as a real one, so that text messages count right.
    private const string Token = "preview-preview-previe";
    private static readonly Guid SourceId = new("00000000-0000-7000-8000-000000000001");

    /// <exception cref="InputException">The words do not parse; names the part.</exception>
    /// <exception cref="TemplateException">They parse but cannot be filled in, or get too long.</exception>
    /// <param name="approved">The approved template it sends, if it sends one.</param>
    public async Task<OutboundMessage> RenderAsync(Actor actor, TemplateInput input, CancellationToken cancellationToken, ApprovedContent? approved = null)
    {
        renderer.Check(input.Subject, input.Html, input.Text);
        var view = await organizations.GetAsync(actor, cancellationToken);
        var organization = new OrganizationProfile(view.Id, view.Name, view.PostalAddress, view.BrandColor, view.ReplyTo, view.TimeZone) { ShortLinks = !view.Sending.LongLinks };
        var message = sample.Make(actor.OrganizationId, OriginKind.Enrollment, input.Channel, SourceId, Token);
        var route = new ChannelRoute("preview", input.Channel == Channel.Email ? "hello@example.com" : "+15555550100", null, new ChannelAccountSettings(Guid.Empty, NoTexts, NoTexts));
        var source = new TemplateSource(SourceId, 0, input.Channel, input.Subject, input.Html, input.Text) { WhatsAppWords = input.WhatsApp is { } words ? Json.Write(words) : null };
        return composer.Compose(message with { WhatsApp = approved is null ? null : Shown(approved, input) }, message.Address!, organization, source, route).Outbound;
    }

    /// <summary>As if it were approved and the account had it, whatever its state is.</summary>
    private static WhatsAppStanding Shown(ApprovedContent approved, TemplateInput input)
    {
        var row = new ApprovedTemplate
        {
            Id = SourceId, ProviderId = "preview", Name = "preview", Language = "en", Category = "", Status = ApprovalStatus.Approved, Content = Json.Write(approved with { Unfit = null }),
        };
        return new WhatsAppStanding(null, new ApprovedStanding(row, [row], [.. input.WhatsApp?.Approved?.Values.Keys ?? []]));
    }

    private static IReadOnlyDictionary<string, string> NoTexts { get; } = new Dictionary<string, string>();
}
