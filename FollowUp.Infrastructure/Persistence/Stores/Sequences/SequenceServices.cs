using FollowUp.Core.Engine;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Simulation;
using FollowUp.Infrastructure.Persistence.Queries.Simulation;
using FollowUp.Infrastructure.Persistence.Stores.Engine;
using FollowUp.Infrastructure.Persistence.Stores.Segments;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Sequences;

internal static class SequenceServices
{
    /// <summary>Registers sequences, their enrollments and simulation, and segments.</summary>
    public static IServiceCollection AddSequences(this IServiceCollection services)
        => services
            .AddSingleton<SendingLaws>()
            .AddSingleton<ISequences, SequenceStore>()
            .AddSingleton<IServiceTypes, ServiceTypeStore>()
            .AddSingleton<IEnrollments, EnrollmentStore>()
            .AddSingleton<DryRunContacts>()
            .AddSingleton<DryRunEvents>()
            .AddSingleton<DryRunPricing>()
            .AddSingleton<ISimulations, SimulationQueries>()
            .AddSingleton<SegmentContacts>()
            .AddSingleton<ISegments, SegmentStore>();
}
