using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>What WhatsApp asks of the messages of a batch, in at most two queries; none when nothing goes by WhatsApp.</summary>
internal static class WhatsAppStandings
{
    /// <summary>
    /// When a number last wrote to each account: one step into the index of received WhatsApp messages for each pair; the
    /// filter is repeated so that it is used. Accounts that are off carry nothing and are left out.
    /// </summary>
    internal static string Heard(Dialect dialect) => $"""
        SELECT r."Key", a."Id", (
            SELECT MAX(i."At") FROM "InboundMessages" AS i
            WHERE i."OrganizationId" = r."OrganizationId" AND i."From" = r."Address" AND i."AccountId" = a."Id" AND i."Channel" = 3)
        FROM {dialect.Rows<ReaderRow>()} AS r
        JOIN "ChannelAccounts" AS a ON a."OrganizationId" = r."OrganizationId" AND a."Channel" = 3 AND a."Enabled" = {dialect.True}
        """;

    /// <param name="templates">Those of the batch.</param>
    public static async Task<List<QueuedMessage>> AddAsync(
        FollowUpDbContext context, BatchSession session, List<QueuedMessage> messages, IReadOnlyDictionary<Guid, TemplateSource> templates, CancellationToken cancellationToken)
    {
        var asking = messages.FindAll(message => message.Channel == Channel.WhatsApp);
        if (asking.Count == 0)
        {
            return messages;
        }

        var uses = templates.Values.Where(template => template is { Channel: Channel.WhatsApp, WhatsAppWords: not null })
            .Select(template => (template.Id, Use: Json.Read<WhatsAppWords>(template.WhatsAppWords!).Approved)).Where(pair => pair.Use is not null).ToDictionary(pair => pair.Id, pair => pair.Use!);
        var approved = await ApprovedAsync(context, uses, cancellationToken);
        var free = asking.Where(message => message.Address is not null && (message.TemplateId is not { } id || !uses.ContainsKey(id))).ToList();
        var heard = free.Count == 0 ? [] : (await session.QueryAsync(
            Heard(session.Dialect),
            reader => (Message: reader.GetGuid(0), Account: reader.GetGuid(1), At: reader.AtOrNull(2)), cancellationToken,
            ("rows", RowJson.Write(free.Select(message => new ReaderRow(message.Id, message.OrganizationId, message.Address!))))))
            .Where(row => row.At is not null).GroupBy(row => row.Message).ToDictionary(group => group.Key, group => group.ToDictionary(row => row.Account, row => row.At!.Value));
        return messages.ConvertAll(message => message.Channel == Channel.WhatsApp
            ? message with { WhatsApp = Standing(heard.GetValueOrDefault(message.Id), message.TemplateId is { } id ? approved.GetValueOrDefault(id) : null) }
            : message);
    }

    private static WhatsAppStanding Standing(Dictionary<Guid, Instant>? heard, ApprovedStanding? approved)
        => new(heard?.Values.Max(), approved) { Heard = heard ?? [] };

    private static async Task<Dictionary<Guid, ApprovedStanding>> ApprovedAsync(FollowUpDbContext context, Dictionary<Guid, ApprovedUse> uses, CancellationToken cancellationToken)
    {
        if (uses.Count == 0)
        {
            return [];
        }

        var ids = uses.Values.Select(use => use.Template).Distinct().ToList();
        var rows = await (from chosen in context.Set<ApprovedTemplate>().AsNoTracking()
                          where ids.Contains(chosen.Id)
                          join same in context.Set<ApprovedTemplate>().AsNoTracking() on new { chosen.OrganizationId, chosen.Name, chosen.Language } equals new { same.OrganizationId, same.Name, same.Language }
                          select new { Chosen = chosen.Id, Same = same }).ToListAsync(cancellationToken);
        var found = rows.ToLookup(row => row.Chosen, row => row.Same);
        return uses.ToDictionary(pair => pair.Key, pair => new ApprovedStanding(
            found[pair.Value.Template].FirstOrDefault(row => row.Id == pair.Value.Template), [.. found[pair.Value.Template]], [.. pair.Value.Values.Keys]));
    }

    /// <summary>A message and to whom it goes.</summary>
    internal sealed record ReaderRow(Guid Key, Guid OrganizationId, string Address);
}
