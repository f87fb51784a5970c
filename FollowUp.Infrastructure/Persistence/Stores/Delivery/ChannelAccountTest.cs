using FollowUp.Core.Audit;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery;

/// <summary>Tries one account with a message that says so.</summary>
internal sealed class ChannelAccountTest(Database database, ChannelDirectory directory, IPhoneNumbers phones, TestMessage test) : IChannelAccountTest
{
    public async Task<ChannelTestResult> SendAsync(Actor actor, Guid accountId, string to, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        var account = await context.Set<ChannelAccount>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == accountId, cancellationToken)
            ?? throw new NotFoundException("account");
        var address = account.Channel == Channel.Email
            ? EmailAddress.Normalise(to) ?? throw new InputException("to", "must be an e-mail address")
            : phones.Read(to) is var reading && reading.Number is { } number ? number : throw new InputException("to", reading.Reason!);
        context.Audit(new AuditNote("channel_account.tested", account.Id, account.Name));
        await context.SaveChangesAsync(cancellationToken);
        return await test.SendAsync(account.OrganizationId, account.Channel, directory.Route(account), address, cancellationToken);
    }
}
