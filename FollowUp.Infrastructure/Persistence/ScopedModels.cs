using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace FollowUp.Infrastructure.Persistence;

/// <summary>
/// Keeps two models: one whose rows are an organization's, and one of everything. One filter for both ("everything, or this
/// organization") would keep SQLite from looking an organization up in any index.
/// </summary>
internal sealed class ScopedModels : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), context is FollowUpDbContext { Scope.Everything: true }, designTime);
}
