using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Channels;

internal sealed class ChannelAccountStore(Database database, ChannelAccountData data, IIdSource ids, IClock clock) : IChannelAccounts
{
    public async Task<IReadOnlyList<ChannelAccountView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor.OrganizationId);
        var accounts = await context.Set<ChannelAccount>().AsNoTracking()
            .OrderBy(account => account.Channel).ThenBy(account => account.Priority).ThenBy(account => account.Id)
            .ToListAsync(cancellationToken);
        return [.. accounts.Select(View)];
    }

    public async Task<Guid> SaveSmtpAsync(Actor actor, SmtpAccountInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        SmtpAccountRules.Check(input);
        await using var context = database.Open(actor.OrganizationId);
        var accounts = await context.Set<ChannelAccount>().Where(row => row.Channel == Channel.Email).ToListAsync(cancellationToken);
        var account = input.Id is { } id
            ? accounts.Find(row => row.Id == id && row.Provider == ChannelAccount.SmtpProvider) ?? throw new NotFoundException("SMTP account")
            : Add(context, actor, input, accounts);
        if (input is { Id: not null, Version: { } version })
        {
            context.Entry(account).Property(row => row.Version).OriginalValue = version;
        }

        account.Name = input.Name.Trim();
        account.From = input.From.Trim();
        account.FromName = string.IsNullOrWhiteSpace(input.FromName) ? null : input.FromName.Trim();
        account.Settings = ChannelAccountData.SmtpSettings(input);
        account.ProtectedSecrets = data.Password(account.ProtectedSecrets, input);
        await context.SaveChangesAsync(cancellationToken);
        return account.Id;
    }

    public async Task SetEnabledAsync(Actor actor, Guid id, bool enabled, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor.OrganizationId);
        var account = await context.Set<ChannelAccount>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            ?? throw new NotFoundException("provider account");
        account.Enabled = enabled;
        await context.SaveChangesAsync(cancellationToken);
    }

    private ChannelAccount Add(FollowUpDbContext context, Actor actor, SmtpAccountInput input, List<ChannelAccount> others)
    {
        // With a real account there, mail that fails over to the Sandbox would be shown as sent and reach nobody.
        foreach (var sandbox in others.Where(other => other.Provider == ChannelAccount.SandboxProvider))
        {
            sandbox.Enabled = false;
        }

        var account = new ChannelAccount
        {
            Id = ids.NewId(),
            OrganizationId = actor.OrganizationId,
            Channel = Channel.Email,
            Provider = ChannelAccount.SmtpProvider,
            Name = input.Name,
            From = input.From,
            Priority = others.Select(other => other.Priority).DefaultIfEmpty(100).Min() - 1,
            CreatedAt = clock.GetCurrentInstant(),
        };
        context.Add(account);
        return account;
    }

    private static ChannelAccountView View(ChannelAccount account) => new(
        account.Id, account.Channel, account.Provider, account.Name, ChannelAccountData.Settings(account),
        account.ProtectedSecrets is not null, account.From, account.FromName, account.Priority, account.Enabled, account.Version);
}
