using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Infrastructure.Channels.Sandbox;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding;

/// <summary>Gives a new organization the Sandbox's sample templates at once, before its list is asked for the first time.</summary>
internal static class SandboxTemplateSeed
{
    public static IEnumerable<object> Rows(ChannelAccount account, IIdSource ids, Instant now)
        => SandboxCatalogue.Samples.Select(object (sample) => new ApprovedTemplate
        {
            Id = ids.NewId(),
            OrganizationId = account.OrganizationId,
            AccountId = account.Id,
            ProviderId = sample.ProviderId,
            Name = sample.Name,
            Language = sample.Language,
            Category = sample.Category,
            Status = sample.Status,
            Content = Json.Write(sample.Content),
            Variables = sample.Content.Keys.Count,
            SyncedAt = now,
        }).Append(new WhatsAppAccountState { AccountId = account.Id, OrganizationId = account.OrganizationId, TriedAt = now, SyncedAt = now });
}
