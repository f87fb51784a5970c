using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Templates;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace FollowUp.Infrastructure.Persistence.Stores.Sequences;

/// <summary>What the steps of an organization's flows may name.</summary>
internal static class SequenceSurroundings
{
    /// <param name="sequenceId">The sequence being checked; it cannot enroll in itself.</param>
    public static async Task<FlowSurroundings> LoadAsync(FollowUpDbContext context, Guid sequenceId, CancellationToken cancellationToken)
    {
        var templates = await context.Set<Template>().AsNoTracking().Where(row => !row.Archived).Select(row => new { row.Id, row.Channel }).ToDictionaryAsync(row => row.Id, row => row.Channel, cancellationToken);
        var segments = await context.Set<Segment>().AsNoTracking().Select(row => row.Id).ToListAsync(cancellationToken);
        var sequences = await context.Set<Sequence>().AsNoTracking()
            .Where(row => row.Kind == SequenceKind.Designed && row.Id != sequenceId && row.Status != SequenceStatus.Archived).Select(row => row.Id).ToListAsync(cancellationToken);
        var members = await context.Set<Membership>().AsNoTracking().Select(row => row.UserId).ToListAsync(cancellationToken);
        var services = await context.Set<ServiceType>().AsNoTracking().Select(row => row.Name).ToListAsync(cancellationToken);
        var (session, held) = await WhatsAppTemplates.LoadAsync(context, cancellationToken);
        return new FlowSurroundings(templates, segments.ToHashSet(), sequences.ToHashSet(), members.ToHashSet())
        {
            SessionTemplates = session,
            HeldTemplates = held,
            IsCron = text => CronExpression.TryParse(text, out _),
            Services = services.ToHashSet(StringComparer.OrdinalIgnoreCase),
        };
    }
}
