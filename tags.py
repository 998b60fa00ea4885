import sys
from sayso import pipeline
from sayso.model.article import Article
import sayso
for t in sys.argv[1:]:
    r=sayso.read(t.replace('\\n','\n'))
    from sayso.stages import parse
    try:
        sx=r.syntax
    except AttributeError:
        from sayso.languages import pack as P
        sx=None
    print(t)
    for i,k in enumerate(sx.tokens): print(i,k.start, r.article.text[k.start:k.end],k.pos,k.tag,k.dep,k.head, end=' | ')
    print()
