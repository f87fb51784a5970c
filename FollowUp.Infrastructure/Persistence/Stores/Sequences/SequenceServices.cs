using FollowUp.Core.Engine;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Stores.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Sequences;

internal static class SequenceServices
{
    public static IServiceCollection AddSequences(this IServiceCollection services) => services.AddSingleton<ISequences, SequenceStore>().AddSingleton<IEnrollments, EnrollmentStore>();
}
