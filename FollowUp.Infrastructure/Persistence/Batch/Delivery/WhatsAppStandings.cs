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
    /// <summary>One step into the index of received WhatsApp messages for each number; the filter is repeated so that it is used.</summary>
    internal const string LastInbound = """
        SELECT r."Key", (SELECT MAX(i."At") FROM "InboundMessages" AS i WHERE i."OrganizationId" = r."OrganizationId" AND i."From" = r."Address" AND i."Channel" = 3)
        FROM
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
        var last = free.Count == 0 ? [] : (await session.QueryAsync(
            $"""{LastInbound} {session.Dialect.Rows<ReaderRow>()} AS r""",
            reader => (Id: reader.GetGuid(0), At: reader.AtOrNull(1)), cancellationToken,
            ("rows", RowJson.Write(free.Select(message => new ReaderRow(message.Id, message.OrganizationId, message.Address!)))))).ToDictionary(row => row.Id, row => row.At);
        return messages.ConvertAll(message => message.Channel == Channel.WhatsApp
            ? message with { WhatsApp = new WhatsAppStanding(last.GetValueOrDefault(message.Id), message.TemplateId is { } id ? approved.GetValueOrDefault(id) : null) }
            : message);
    }

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
