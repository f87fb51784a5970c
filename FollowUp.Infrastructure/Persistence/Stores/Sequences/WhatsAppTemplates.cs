using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Sequences;

/// <summary>Which of an organization's templates for WhatsApp need a session, and which do not go out.</summary>
internal static class WhatsAppTemplates
{
    public static async Task<(IReadOnlySet<Guid> Session, IReadOnlyDictionary<Guid, HeldTemplate> Held)> LoadAsync(FollowUpDbContext context, CancellationToken cancellationToken)
    {
        var templates = await context.Set<Template>().AsNoTracking().Where(row => !row.Archived && row.Channel == Channel.WhatsApp)
            .Select(row => new { row.Id, row.WhatsAppWords }).ToListAsync(cancellationToken);
        var uses = templates.ToDictionary(row => row.Id, row => row.WhatsAppWords is { } words ? Json.Read<WhatsAppWords>(words).Approved : null);
        var ids = uses.Values.OfType<ApprovedUse>().Select(use => use.Template).Distinct().ToList();
        var approved = ids.Count == 0 ? [] : await context.Set<ApprovedTemplate>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var held = new Dictionary<Guid, HeldTemplate>();
        foreach (var (id, use) in uses.Where(pair => pair.Value is not null))
        {
            var row = approved.GetValueOrDefault(use!.Template);
            if (ApprovalWords.Problem(row, [.. use.Values.Keys]) is { } words)
            {
                held[id] = new HeldTemplate(words, row?.Status is not (ApprovalStatus.Paused or ApprovalStatus.Pending));
            }
        }

        return (uses.Where(pair => pair.Value is null).Select(pair => pair.Key).ToHashSet(), held);
    }
}
