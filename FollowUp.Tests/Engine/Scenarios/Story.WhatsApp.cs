using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What contacts write on WhatsApp, and what WhatsApp says of templates.</summary>
internal sealed partial class Story
{
    public const string Number = "+46701234567";

    /// <summary>A template of ours that sends the Sandbox's sample about orders.</summary>
    public async Task<Guid> ApprovedAsync()
    {
        var approved = await SampleAsync();
        return await Get<ITemplates>().CreateAsync(
            Owner,
            new TemplateInput("Arrived", Channel.WhatsApp, TemplateKind.Message, null, null, "")
            {
                WhatsApp = new WhatsAppWords
                {
                    Approved = new ApprovedUse(approved.Id, new Dictionary<string, string> { ["body.1"] = "{{first_name}}", ["body.2"] = "{{default order.id \"0\"}} https://shop.example/o/1" }),
                },
            },
            CancellationToken.None);
    }

    public async Task<ApprovedTemplate> SampleAsync()
    {
        await using var context = Open();
        return await context.Set<ApprovedTemplate>().AsNoTracking().SingleAsync(row => row.Name == "sandbox_order_delivered" && row.OrganizationId == Owner.OrganizationId);
    }

    /// <summary>WhatsApp changes its mind about the sample.</summary>
    public async Task SayAsync(ApprovalStatus status, string? reason = null)
    {
        await using var context = Open();
        await context.Set<ApprovedTemplate>().Where(row => row.Name == "sandbox_order_delivered")
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, status).SetProperty(row => row.Reason, reason));
    }

    /// <summary>The contact writes on WhatsApp.</summary>
    /// <param name="to">The account it comes by; null: the first.</param>
    public async Task HearAsync(string from = Number, Instant? at = null, Guid? to = null)
    {
        await using var context = Open();
        var account = await context.Set<ChannelAccount>().OrderBy(row => row.Priority)
            .FirstAsync(row => row.Channel == Channel.WhatsApp && row.OrganizationId == Owner.OrganizationId && (to == null || row.Id == to));
        await Get<IReceivedMessages>().RecordAsync(
            new ReportingAccount(account.Id, Owner.OrganizationId, account.Provider), [new InboundMessage($"in-{Get<IIdSource>().NewId()}", Channel.WhatsApp, from, account.From, "Hello", at ?? Clock.Now)], CancellationToken.None);
    }

    /// <summary>Another number of the organization, behind those there are.</summary>
    public async Task<Guid> WhatsAppNumberAsync(string from)
    {
        var account = new ChannelAccount
        {
            Id = Get<IIdSource>().NewId(), OrganizationId = Owner.OrganizationId, Channel = Channel.WhatsApp, Provider = ChannelAccount.SandboxProvider, Name = from, From = from, Priority = 1000, CreatedAt = Clock.Now,
        };
        await using var context = Open();
        context.Add(account);
        await context.SaveChangesAsync();
        return account.Id;
    }

    public async Task SwitchOffAsync(Guid account)
    {
        await using var context = Open();
        await context.Set<ChannelAccount>().Where(row => row.Id == account).ExecuteUpdateAsync(set => set.SetProperty(row => row.Enabled, false));
    }

    /// <summary>The newest verdict.</summary>
    public async Task<VerdictRecord> VerdictAsync()
    {
        await using var context = Open();
        return (await context.Set<VerdictRecord>().AsNoTracking().ToListAsync()).MaxBy(verdict => (verdict.At, verdict.Id))!;
    }
}
