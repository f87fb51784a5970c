using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Identity;
using FollowUp.Infrastructure.Persistence.Stores.Channels;
using FollowUp.Infrastructure.Persistence.Stores.Organizations;
using FollowUp.Infrastructure.Templating;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding;

/// <summary>Makes the rows of an <see cref="OrganizationPlan"/>.</summary>
internal sealed class OrganizationSeed(NewUser newUser, ISecretProtector protector, ChannelAccountData accounts, IIdSource ids, IClock clock)
{
    private const string By = "FollowUp";

    /// <summary>All rows, not yet saved: hashing and encrypting is done before a transaction begins.</summary>
    public IReadOnlyList<object> Rows(OrganizationPlan plan)
    {
        var now = clock.GetCurrentInstant();
        var organization = new Organization
        {
            Id = ids.NewId(),
            Name = plan.Name,
            TimeZone = plan.TimeZone,
            PostalAddress = plan.PostalAddress,
            BrandColor = plan.BrandColor,
            IsDemo = plan.IsDemo,
            CreatedAt = now,
        };
        var owner = newUser.Create(plan.OwnerEmail, plan.OwnerName, plan.Password);
        var whatsApp = Sandbox(organization, Channel.WhatsApp, "+15555550100", now);
        List<object> rows =
        [
            organization,
            owner,
            new Membership { Id = ids.NewId(), OrganizationId = organization.Id, UserId = owner.Id, Role = Role.Owner, JoinedAt = now, LastUsedAt = now },
            plan.Smtp is { } smtp ? Smtp(organization, smtp, now) : Sandbox(organization, Channel.Email, "hello@sandbox.example", now),
            Sandbox(organization, Channel.Sms, "+15555550100", now),
            whatsApp,
            .. SandboxTemplateSeed.Rows(whatsApp, ids, now),
            .. TemplateSeed.Rows(organization.Id, ids, now),
        ];
        if (plan.ApiKey is { } key)
        {
            rows.Add(Key(organization, key, now));
        }

        if (plan.WebhookSecret is { } secret)
        {
            rows.AddRange(WebhookSources.All.Select(source => Secret(organization, source, secret, now)));
        }

        return rows;
    }

    private ApiKey Key(Organization organization, string text, Instant now) => new()
    {
        Id = ids.NewId(),
        OrganizationId = organization.Id,
        Name = "First key",
        Hash = ApiKeyText.Hash(text),
        Prefix = ApiKeyText.Prefix(text),
        Scopes = ApiScopes.Everything,
        CreatedBy = By,
        CreatedAt = now,
    };

    private WebhookSecret Secret(Organization organization, string source, string text, Instant now) => new()
    {
        Id = ids.NewId(),
        OrganizationId = organization.Id,
        Source = source,
        ProtectedSecret = protector.Protect(WebhookSecretStore.Purpose, text),
        SetAt = now,
    };

    private ChannelAccount Smtp(Organization organization, ChannelAccountInput input, Instant now)
    {
        var account = new ChannelAccount
        {
            Id = ids.NewId(),
            OrganizationId = organization.Id,
            Channel = input.Channel,
            Provider = input.Provider,
            Name = input.Name,
            From = input.From,
            Priority = 10,
            CreatedAt = now,
        };
        accounts.Write(account, input with { FromName = input.FromName ?? organization.Name });
        return account;
    }

    private ChannelAccount Sandbox(Organization organization, Channel channel, string from, Instant now) => new()
    {
        Id = ids.NewId(),
        OrganizationId = organization.Id,
        Channel = channel,
        Provider = ChannelAccount.SandboxProvider,
        Name = "Sandbox",
        From = from,
        FromName = channel == Channel.Email ? organization.Name : null,
        Priority = 100,
        CreatedAt = now,
    };
}
