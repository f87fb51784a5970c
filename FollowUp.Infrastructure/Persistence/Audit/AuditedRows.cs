using FollowUp.Core.Capture;
using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Preferences;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Media;
using FollowUp.Core.Organizations;
using FollowUp.Core.Privacy;
using FollowUp.Core.Requests;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FollowUp.Infrastructure.Persistence.Audit;

/// <summary>Which rows write themselves into the audit log when a member or a key changes them. Every other type stands in <see cref="UnauditedRows"/> with a reason; a test sees to it.</summary>
internal static class AuditedRows
{
    public static readonly IReadOnlyDictionary<Type, AuditedRow> All = new Dictionary<Type, AuditedRow>
    {
        [typeof(Organization)] = AuditedRow.Of<Organization>("organization", row => row.Id, row => row.Name),
        [typeof(Membership)] = AuditedRow.Of<Membership>("member", row => row.UserId, _ => null) with
        {
            LeftOut = new HashSet<string> { nameof(Membership.UserId), nameof(Membership.JoinedAt) },
            Verb = entry => entry.State switch
            {
                EntityState.Deleted => "removed",
                EntityState.Added => "joined",
                _ => "role_changed",
            },
        },
        [typeof(Invitation)] = AuditedRow.Of<Invitation>("invitation", row => row.Id, row => MaskedAddress.Of(row.Email)) with
        {
            LeftOut = new HashSet<string> { nameof(Invitation.Email), nameof(Invitation.InvitedBy) },
            Verb = entry => Becomes(entry, nameof(Invitation.RevokedAt)) ? "revoked" : Becomes(entry, nameof(Invitation.AcceptedAt)) ? "accepted" : null,
        },
        [typeof(ApiKey)] = AuditedRow.Of<ApiKey>("api_key", row => row.Id, row => row.Name) with
        {
            LeftOut = new HashSet<string> { nameof(ApiKey.CreatedBy) },
            Verb = entry => Becomes(entry, nameof(ApiKey.RevokedAt)) ? "revoked" : null,
        },
        [typeof(WebhookSecret)] = AuditedRow.Of<WebhookSecret>("webhook_secret", row => row.Id, row => row.Source) with { Verb = _ => "set" },
        [typeof(ChannelAccount)] = AuditedRow.Of<ChannelAccount>("channel_account", row => row.Id, row => row.Name),
        [typeof(CleanUpRule)] = AuditedRow.Of<CleanUpRule>("clean_up_rule", _ => null, row => row.Kind.ToString()),
        [typeof(Template)] = AuditedRow.Of<Template>("template", row => row.Id, row => row.Name),
        [typeof(MediaFile)] = AuditedRow.Of<MediaFile>("file", row => row.Id, row => row.Name),
        [typeof(Sequence)] = AuditedRow.Of<Sequence>("sequence", row => row.Id, row => row.Name) with
        {
            // Drafts save themselves many times a minute and do nothing until they are published, which is told.
            LeftOut = new HashSet<string> { nameof(Sequence.Draft) },
        },
        [typeof(SequenceVersion)] = AuditedRow.Of<SequenceVersion>("sequence", row => row.SequenceId, _ => null) with
        {
            LeftOut = new HashSet<string> { nameof(SequenceVersion.Definition), nameof(SequenceVersion.PublishedBy), nameof(SequenceVersion.PublishedAt) },
            Verb = _ => "published",
        },
        [typeof(ServiceType)] = AuditedRow.Of<ServiceType>("service_type", row => row.Id, row => row.Name),
        [typeof(Price)] = AuditedRow.Of<Price>("price", row => row.Id, row => $"{row.Channel} {row.Prefix}".TrimEnd()),
        [typeof(ConsentSettings)] = AuditedRow.Of<ConsentSettings>("consent_rules", _ => null, _ => null),
        [typeof(ContactPreferences)] = AuditedRow.Of<ContactPreferences>("preferences", row => row.ContactId, _ => null),
        [typeof(Segment)] = AuditedRow.Of<Segment>("segment", row => row.Id, row => row.Name),
        [typeof(RequestCampaign)] = AuditedRow.Of<RequestCampaign>("request_campaign", row => row.Id, row => row.Name),
        [typeof(PrivacyRequest)] = AuditedRow.Of<PrivacyRequest>("privacy_request", row => row.Id, _ => null) with
        {
            Hidden = new HashSet<string> { nameof(PrivacyRequest.Note), nameof(PrivacyRequest.Result) },
            LeftOut = new HashSet<string> { nameof(PrivacyRequest.RecordedBy), nameof(PrivacyRequest.ClosedBy) },
        },
        [typeof(QrCode)] = AuditedRow.Of<QrCode>("qr_code", row => row.Id, row => row.Name),
        [typeof(LandingPage)] = AuditedRow.Of<LandingPage>("landing_page", row => row.Id, row => row.Name),
        [typeof(CaptureForm)] = AuditedRow.Of<CaptureForm>("form", row => row.Id, row => row.Name),
        [typeof(InboundWebhook)] = AuditedRow.Of<InboundWebhook>("inbound_webhook", row => row.Id, row => row.Name),

        // A member's answer to a review; what the contact wrote is not the log's business.
        [typeof(Review)] = AuditedRow.Of<Review>("review", row => row.Id, row => row.Product) with
        {
            Hidden = new HashSet<string> { nameof(Review.Reply), nameof(Review.Text), nameof(Review.Headline), nameof(Review.ShownName) },
            LeftOut = new HashSet<string> { nameof(Review.Photos) },
        },
    };

    /// <summary>Null when rows of that type do not write themselves into the log.</summary>
    public static AuditedRow? Of(object row) => All.GetValueOrDefault(row.GetType());

    private static bool Becomes(EntityEntry entry, string field)
        => entry.State == EntityState.Modified && entry.Property(field) is { CurrentValue: not null, OriginalValue: null };
}
